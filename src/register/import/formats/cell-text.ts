/** Excel keeps 15 significant digits; what lies beyond is the noise of binary fractions. */
const SIGNIFICANT_DIGITS = 15;

const plainDigits = (text: string): string => {
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/i.exec(text);
  if (match === null) return text;
  const [sign, whole, fraction] = [match[1] ?? '', match[2] ?? '', match[3] ?? ''];
  const point = whole.length + Number(match[4]);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? `${sign}${digits}${'0'.repeat(point - digits.length)}`
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
};

/** A number in plain notation, without an exponent and without binary noise: 0.1 + 0.2 is `0.3`, 1e21 is twenty-two digits. */
export const numberText = (value: number): string =>
  Number.isFinite(value) ? plainDigits(String(Number(value.toPrecision(SIGNIFICANT_DIGITS)))) : String(value);

/** A number of so many digits that a spreadsheet has already rounded it: codes of 16 digits and more. */
export const hasLostDigits = (value: number): boolean => Number.isInteger(value) && Math.abs(value) >= 1e15;

const DAY_SECONDS = 86_400;

const pad = (part: number): string => String(part).padStart(2, '0');

/** `HH:MM:SS` of seconds; hours may go beyond 24, as durations of a spreadsheet do. */
export const clockText = (seconds: number): string =>
  `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;

/** Day of the Gregorian calendar, days counted from 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms", civil_from_days). */
const dayText = (days: number): string => {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
};

/** Beyond the years 0–9999 no ledger has a date; such a number is none. */
const MOST_MS = 253_402_300_799_999;
const LEAST_MS = -62_167_219_200_000;

/**
 * Milliseconds from 1970, as if at Greenwich so that no time zone moves a day → `2020-11-16`, with ` HH:MM:SS` when it
 * is not midnight, to the nearest second. Empty for what lies outside of the years 0–9999.
 */
export const dayTimeText = (ms: number): string => {
  if (!(ms >= LEAST_MS && ms <= MOST_MS)) return '';
  const seconds = Math.round(ms / 1000);
  const days = Math.floor(seconds / DAY_SECONDS);
  const rest = seconds - days * DAY_SECONDS;
  return rest === 0 ? dayText(days) : `${dayText(days)} ${clockText(rest)}`;
};

/** One line: breaks and runs of spaces become one space. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
