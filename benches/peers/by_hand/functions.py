"""Logarithm and exponential for numba to put into vector instructions: it has none of its own for them."""

from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic

FAST = {"contract", "nsz", "arcp"}


@intrinsic
def bits(context, number):
    """The bits of a float64 as an int64."""
    return types.int64(types.float64), lambda c, builder, s, arguments: builder.bitcast(arguments[0], ir.IntType(64))


@intrinsic
def from_bits(context, integer):
    return types.float64(types.int64), lambda c, builder, s, arguments: builder.bitcast(arguments[0], ir.DoubleType())


LN2_HIGH, LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
# Adding this leaves an integer in the low bits of a float64.
INTEGER = 6755399441055744.0


@njit(fastmath=FAST, error_model="numpy")
def ln(x):
    """For positive, finite numbers; 2 artanh(s) of x = 2^k (1+s)/(1-s)."""
    b = bits(x)
    k = (b - 0x3FE6A09E667F3BCD) >> 52
    m = from_bits(b - (k << 52))
    s = (m - 1.0) / (m + 1.0)
    z = s * s
    p = 1 / 17 + z * (1 / 19)
    p = 1 / 15 + z * p
    p = 1 / 13 + z * p
    p = 1 / 11 + z * p
    p = 1 / 9 + z * p
    p = 1 / 7 + z * p
    p = 1 / 5 + z * p
    p = 1 / 3 + z * p
    return float(k) * 0.6931471805599453 + 2.0 * s * (1.0 + z * p)


@njit(fastmath=FAST, error_model="numpy")
def exp(x):
    """For exponents far from overflow: 2^k times a Taylor series."""
    t = x * 1.4426950408889634 + INTEGER
    k = t - INTEGER
    r = x - k * LN2_HIGH - k * LN2_LOW
    p = 1 / 3628800 + r * (1 / 39916800)
    p = 1 / 362880 + r * p
    p = 1 / 40320 + r * p
    p = 1 / 5040 + r * p
    p = 1 / 720 + r * p
    p = 1 / 120 + r * p
    p = 1 / 24 + r * p
    p = 1 / 6 + r * p
    p = 0.5 + r * p
    p = 1.0 + r * p
    p = 1.0 + r * p
    return from_bits(bits(p) + (bits(t) << 52))
