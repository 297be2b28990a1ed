"""What an expression can be: text values, abstract objects, and the interpreter that finds them."""
