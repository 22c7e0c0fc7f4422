sign-in-title = Daxil ol
sign-in-email = E-poçt
sign-in-password = Parol
sign-in-button = Daxil ol
