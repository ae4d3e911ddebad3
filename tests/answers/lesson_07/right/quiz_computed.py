quiz = dict(q1=len(tf.keras.layers.MaxPool2D((2, 2)).weights), q2="C", q3="B", q4=int(np.max(np.full((1, 1), -4))))
