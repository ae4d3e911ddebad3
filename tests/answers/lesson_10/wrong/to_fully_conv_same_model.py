# hint: none
def to_fully_conv(model):
    return model
