"""Registers: the actors and places that conflict news names."""
