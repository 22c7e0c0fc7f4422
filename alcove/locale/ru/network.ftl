sign-in-title = Вход
sign-in-email = Электронная почта
sign-in-password = Пароль
sign-in-button = Войти
