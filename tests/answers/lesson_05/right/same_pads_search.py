def same_pads(n, k, s):
    wanted = (n + s - 1) // s
    front = behind = 0
    while n + front + behind < k or (n + front + behind - k) // s + 1 < wanted:
        if front == behind:
            behind += 1
        else:
            front += 1
    return np.array([front, behind])
