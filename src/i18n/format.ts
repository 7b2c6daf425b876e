/** Numbers, plurals and times in the reader's language, over `Intl`. */
let language = 'en';
let numbers = new Intl.NumberFormat(language);
let plurals = new Intl.PluralRules(language);
let clockTimes = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });

export function setFormatLanguage(tag: string): void {
  language = tag;
  numbers = new Intl.NumberFormat(tag);
  plurals = new Intl.PluralRules(tag);
  clockTimes = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' });
}

export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** `value` is a calendar date (`2029-10-31`), the same everywhere. */
export function formatDate(value: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(Date.parse(value));
}

/** `value` is ms since the epoch; shown as the time of day. */
export function formatTime(value: number): string {
  return clockTimes.format(value);
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Day and time of an instant, in the car's own time zone. */
export function formatDateTime(value: Date): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(value);
}

/** Bytes in the largest unit that gives at least 1 (decimal: 1 kB = 1000 bytes). */
export function formatBytes(bytes: number): string {
  let step = 0;
  // From 999.5 on, rounding would write a thousand of the smaller unit.
  while (step < byteUnits.length - 1 && bytes / 1000 ** step >= 999.5) step += 1;
  const value = bytes / 1000 ** step;
  const unit = byteUnits[step] ?? 'byte';
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  });
  return format.format(value);
}

/** Several things, as they stand within a sentence. */
export function formatWithin(items: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}

/** Several things that begin a sentence: the first with a capital. */
export function formatList(items: readonly string[]): string {
  const text = formatWithin(items);
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** Picks the form for `count`; `other` serves every form that is not given. */
export function plural(
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
): string {
  return (forms[plurals.select(count)] ?? forms.other).replace('#', formatNumber(count));
}

const durationUnits = [
  ['year', 31_557_600],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Seconds in whole units of the largest kind that gives at least 1. */
export function formatDuration(seconds: number): string {
  const [unit, length] = durationUnits.find(([, long]) => seconds >= long) ?? (['second', 1] as const);
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  });
  return format.format(Math.max(1, Math.round(seconds / length)));
}

function formatUnit(value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1, style: 'unit', ...options }).format(
    value,
  );
}

/** `millimetres`, as they are: seats move by a few. */
export function formatLength(millimetres: number): string {
  return formatUnit(millimetres, { unit: 'millimeter', unitDisplay: 'short' });
}

/** An angle, in degrees. */
export function formatAngle(degrees: number): string {
  return formatUnit(degrees, { unit: 'degree', unitDisplay: 'narrow' });
}

/** `percent` from 0 to 100, or signed: then the sign is written. */
export function formatPercent(percent: number, sign: 'auto' | 'exceptZero' = 'auto'): string {
  return formatUnit(percent, { unit: 'percent', signDisplay: sign });
}

/** `celsius` in the unit that the driver reads; a half degree is written, as it can be set. */
export function formatTemperature(celsius: number, unit: 'C' | 'F'): string {
  return unit === 'C'
    ? formatUnit(celsius, { unit: 'celsius' })
    : formatUnit((celsius * 9) / 5 + 32, { unit: 'fahrenheit', maximumFractionDigits: 0 });
}

/** A latitude or longitude in degrees, to a metre. */
export function formatCoordinate(degrees: number): string {
  return formatUnit(degrees, { unit: 'degree', unitDisplay: 'narrow', maximumFractionDigits: 5 });
}

/** As VSS says it (`HMI.DistanceUnit`). */
export type DistanceUnit = 'KILOMETERS' | 'MILES';

const metersPerMile = 1_609.344;

/** `metres` as the road signs of who reads it say them; below one of them in metres or feet. */
export function formatDistance(metres: number, unit: DistanceUnit): string {
  if (unit === 'MILES') {
    const miles = metres / metersPerMile;
    return miles < 0.1
      ? formatUnit(metres / 0.3048, { unit: 'foot', maximumFractionDigits: 0 })
      : formatUnit(miles, { unit: 'mile', maximumFractionDigits: miles < 10 ? 1 : 0 });
  }
  return metres < 1_000
    ? formatUnit(metres, { unit: 'meter', maximumFractionDigits: 0 })
    : formatUnit(metres / 1_000, { unit: 'kilometer', maximumFractionDigits: metres < 10_000 ? 1 : 0 });
}

/** `kilometresPerHour` in the unit that the driver reads. */
export function formatSpeed(kilometresPerHour: number, unit: DistanceUnit): string {
  return unit === 'MILES'
    ? formatUnit(kilometresPerHour / (metersPerMile / 1_000), {
        unit: 'mile-per-hour',
        maximumFractionDigits: 0,
      })
    : formatUnit(kilometresPerHour, { unit: 'kilometer-per-hour', maximumFractionDigits: 0 });
}

/** How long a piece plays, `seconds`, as players write it: 3:05, or 1:02:09. */
export function formatPlayTime(seconds: number): string {
  const whole = Math.round(seconds);
  const two = new Intl.NumberFormat(language, { minimumIntegerDigits: 2, useGrouping: false });
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  const rest = two.format(whole % 60);
  return hours > 0
    ? `${formatNumber(hours)}:${two.format(minutes)}:${rest}`
    : `${formatNumber(minutes)}:${rest}`;
}
