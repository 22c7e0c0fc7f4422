improve-money-amount = { $currency } { $amount }
