def params(k, cin, cout):
    return (k * k * cin + 1) * cout


quiz = {
    "q1": params(5, 16, 12),
    "q2": params(3, 16, 24),
    "q3": 3 * 3 * 16,
    "q4": params(1, 64, 16),
    "q5": 12,
}
