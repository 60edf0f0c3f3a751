// Numbers as a strategist writes them: three figures, a true minus, units in words.

const NOTHING = "–";

/** How numbers of a unit and size are written: all of one series alike. */
export function style(unit, values) {
  const size = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  if (unit === "1") return { factor: 100, decimals: size < 0.1 ? 1 : 0, suffix: " %", axis: "%" };
  if (unit === "a year") return { factor: 100, decimals: 0, suffix: " %", axis: "% a year" };
  if (unit === "thousand" && size >= 1000) return { factor: 0.001, decimals: 2, suffix: " m", axis: "million" };
  if (unit === "thousand") return { factor: 1, decimals: 0, suffix: " k", axis: "thousand" };
  if (unit === "USD a share") return { factor: 1, decimals: 2, suffix: "", axis: "USD a share" };
  if (unit === "quarters") return { factor: 1, decimals: 1, suffix: "", axis: "quarters" };
  const suffix = unit.startsWith("USD bn") ? " bn" : "";
  return { factor: 1, decimals: decimals(size), suffix, axis: unit };
}

const decimals = (size) => (size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);

/** The same beside an axis whose unit is written once and does not change with the numbers. */
export const axisStyle = (unit, values) => style(unit, unit === "thousand" ? [] : values);

/** A number in a style. */
export function write(value, { factor, decimals }) {
  return value === null || value === undefined || !Number.isFinite(value) ? NOTHING : fixed(value * factor, decimals);
}

/** The same with its unit. */
export function writeWithUnit(value, style) {
  const text = write(value, style);
  return text === NOTHING ? text : text + style.suffix;
}

/** One number alone: `24.4 bn`, `27.5 %`. */
export function amount(value, unit) {
  const own = style(unit, [value]);
  return writeWithUnit(value, unit === "1" ? { ...own, decimals: 1 } : own);
}

/** A growth with its sign: `+48 %`, `−2.4 %`. */
export function change(ratio) {
  if (ratio === null || !Number.isFinite(ratio)) return "";
  const percent = 100 * ratio;
  return `${signed(percent, Math.abs(percent) < 9.95 ? 1 : 0)} %`;
}

/** A difference in the unit's own words: points for shares. */
export function difference(value, unit) {
  if (value === null || !Number.isFinite(value)) return NOTHING;
  if (unit === "1") return `${signed(100 * value, 1)} pt`;
  const own = style(unit, [value]);
  return signed(value * own.factor, own.decimals) + own.suffix;
}

export function signed(value, decimals) {
  const text = fixed(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export function fixed(value, decimals) {
  const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = part === undefined ? grouped : `${grouped}.${part}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `May–Jul 2026` of a period's months. */
export function months({ first, last }) {
  const [fromYear, from] = first.split("-");
  const [toYear, to] = last.split("-");
  const name = (month) => MONTHS[month - 1];
  if (first === last) return `${name(from)} ${fromYear}`;
  return fromYear === toYear ? `${name(from)}–${name(to)} ${toYear}` : `${name(from)} ${fromYear}–${name(to)} ${toYear}`;
}

/** A day as people say it: `15 June 2026`. */
export function day(text) {
  const [year, month, day] = text.split("-").map(Number);
  const name = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"][month - 1];
  return `${day} ${name} ${year}`;
}

/** A period below an axis: the year stands once, below its first quarter. */
export function tick(name, index) {
  const quarter = /^(.*?)(Q\d)$/.exec(name);
  if (quarter) return index === 0 || quarter[2] === "Q1" ? `${quarter[2]}\n${quarter[1]}` : quarter[2];
  const month = /^(\d{4})-(\d{2})$/.exec(name);
  if (month) return index === 0 || month[2] === "01" ? `${MONTHS[month[2] - 1]}\n${month[1]}` : MONTHS[month[2] - 1];
  return name;
}

/** A sentence whose numbers stay with their units where it breaks. */
export const tied = (text) => text.replace(/(USD) (?=\d)/g, "$1\u00a0").replace(/(\d) (?=(%|bn|m|k)(?!\w))/g, "$1\u00a0");

/** A dotted name as words: `GPU price`. */
export function words(name) {
  const word = (part) => (["ai", "gpu", "asic", "eps", "arr"].includes(part) ? part.toUpperCase() : part);
  const text = name.split(/[._]/).map(word).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
