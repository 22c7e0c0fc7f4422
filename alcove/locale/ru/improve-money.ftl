improve-money-amount = { $amount } { $currency }
