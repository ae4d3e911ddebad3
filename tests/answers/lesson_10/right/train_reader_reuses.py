def train_reader(x, y):
    tf.keras.utils.set_random_seed(3)
    model = build_model("gmp")
    train(model, x, y, epochs=16, batch=32, lr=0.003, seed=3)
    return model
