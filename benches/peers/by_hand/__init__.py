"""The months of the model for numba: blocks of draws side by side, arrays [number][lane].

A function is made for each adopter, segment and vendor, so that the compiler knows every place in the state and turns
the loops over lanes into vector instructions.
"""
