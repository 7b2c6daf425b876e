/** The parts that hold something. */
type Whole<Parts> = { [Key in keyof Parts]?: Exclude<Parts[Key], undefined> };

function isWhole<Parts extends object>(parts: Parts | Whole<Parts>): parts is Whole<Parts> {
  return Object.values(parts).every((part) => part !== undefined);
}

/** The same without the keys that hold nothing. */
export function withoutGaps<Parts extends object>(parts: Parts): Whole<Parts> {
  const whole: Parts | Whole<Parts> = { ...parts };
  for (const [key, part] of Object.entries(parts)) if (part === undefined) Reflect.deleteProperty(whole, key);
  return isWhole(whole) ? whole : {};
}
