"""How good is it: predicted claims against annotated ones, figure by figure."""
