import type { PackProblem } from './pack-problem.ts';
import type { PackData } from './pack-schema.ts';
import { sendsPosition } from './service-rules.ts';
import type { PackService } from './service-schema.ts';
import type { PackTexts } from './texts-schema.ts';

type Section = Exclude<keyof PackTexts, 'language'>;

/** The ids that need words, by section of the texts. */
function neededIds(pack: PackData): Record<Section, ReadonlySet<string>> {
  const channels = pack.services.flatMap(({ consent }) =>
    consent?.per === 'channel' ? consent.channels : [],
  );
  const ids = (entries: readonly { readonly id: string }[]): Set<string> =>
    new Set(entries.map(({ id }) => id));
  return {
    categories: ids(pack.categories),
    services: ids(pack.services),
    providers: new Set(pack.services.map(({ provider }) => provider)),
    recipients: new Set(pack.services.flatMap(({ recipients }) => recipients)),
    channels: new Set(channels),
    presets: ids(pack.presets),
    contacts: ids(pack.contacts),
  };
}

/** Which of a service's optional texts it must have; it must not have the others. */
function optionalTexts(
  service: PackService,
): Record<'whenOff' | 'afterOff' | 'whyFixed' | 'position', boolean> {
  const fixed = service.control === 'locked-on' || service.control === 'information';
  return { whenOff: !fixed, afterOff: !fixed, whyFixed: fixed, position: sendsPosition(service) };
}

/** Every id of the pack has its words in `texts`, and nothing else has. */
export function textProblems(pack: PackData, language: string, texts: PackTexts): PackProblem[] {
  const root = `texts/${language}`;
  const problems: PackProblem[] = [];
  const expectText = (isNeeded: boolean, isThere: boolean, entry: string): void => {
    if (isNeeded && !isThere)
      problems.push({ entry: `${root}/${entry}`, rule: `is missing: the pack claims ${language}` });
    if (!isNeeded && isThere)
      problems.push({ entry: `${root}/${entry}`, rule: 'is a text for nothing in the pack' });
  };

  if (texts.language !== language)
    problems.push({ entry: `${root}/language`, rule: `must be ${language}, as the file's name` });
  for (const [section, needed] of Object.entries(neededIds(pack))) {
    const given = texts[section as Section];
    for (const id of new Set([...needed, ...Object.keys(given)])) {
      expectText(needed.has(id), Object.hasOwn(given, id), `${section}/${id}`);
    }
  }
  for (const { id, erasable } of pack.categories) {
    const words = texts.categories[id];
    if (words)
      expectText(erasable !== 'yes', words.notErasable !== undefined, `categories/${id}/notErasable`);
  }
  for (const service of pack.services) {
    const words = texts.services[service.id];
    if (!words) continue;
    for (const [field, isNeeded] of Object.entries(optionalTexts(service))) {
      expectText(isNeeded, Object.hasOwn(words, field), `services/${service.id}/${field}`);
    }
  }
  return problems;
}
