import type { Messages } from '../i18n/en/en.ts';
import { archiveRows, leftOutOf } from './archive-rows.ts';
import { dataName, manifestName, schemaName } from './archive-format.ts';
import type { ArchiveManifest } from './archive-format.ts';

/** The driver's language, and what it calls things. */
export interface ArchiveWords {
  readonly texts: Messages['archive'];
  /** BCP 47 tag and direction of the texts. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** As the vehicle pack names a category. */
  readonly nameOf: (category: string) => string;
}

/** What the page tells of: counts and file names; nothing of a record. */
export interface IndexContent {
  readonly categories: ArchiveManifest['categories'];
  /** Of all files in the archive so far. */
  readonly names: readonly string[];
  /** ms since the epoch. */
  readonly now: number;
}

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#faf8f5}' +
  'table{border-collapse:collapse;width:100%}th,td{padding:.5rem;text-align:start;vertical-align:top}' +
  'tbody tr{border-block-start:1px solid #ccc}td.figure{font-variant-numeric:tabular-nums}a{color:#00696b}' +
  '@media(prefers-color-scheme:dark){body{color:#eee;background:#121212}a{color:#6cd}tbody tr{border-color:#444}}';

/** The page that a person opens first: it needs neither network nor script, and may load nothing. */
export function writeIndexPage(content: IndexContent, words: ArchiveWords): string {
  const { texts, language, direction } = words;
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return [
    `<!doctype html>\n<html lang="${escape(language)}" dir="${direction}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escape(texts.title)}</title>\n<style>${style}</style>\n</head>\n<body>`,
    `<h1>${escape(texts.title)}</h1>`,
    paragraph(texts.written(content.now)),
    paragraph(texts.law),
    `<h2>${escape(texts.contents)}</h2>`,
    table(content, words),
    `<h2>${escape(texts.leftOut)}</h2>`,
    `<ul>\n${leftOut(content, words)
      .map((line) => `<li>${escape(line)}</li>`)
      .join('\n')}\n</ul>`,
    `<h2>${escape(texts.files)}</h2>`,
    ...texts.filesDetail.map(paragraph),
    `<p><a href="${manifestName}">${manifestName}</a></p>`,
    '</body>\n</html>\n',
  ].join('\n');
}

function table({ categories, names }: IndexContent, { texts, nameOf }: ArchiveWords): string {
  const beside = names.filter((name) => !name.includes('/'));
  const rows = categories.map(({ id, records, files, missing }) => {
    const own = beside.filter((name) => name.startsWith(`${id}.`));
    const links = [dataName(id), schemaName(id), ...own].map((name) => `<a href="${name}">${name}</a>`);
    const media = files === 0 ? [] : [escape(texts.mediaIn(`files/${id}/`, files))];
    const lost = missing === 0 ? [] : [escape(texts.missing(missing))];
    return (
      `<tr><td>${escape(nameOf(id))}</td><td class="figure">${escape(texts.count(records))}</td>` +
      `<td>${[...links, ...media, ...lost].join('<br>')}</td></tr>`
    );
  });
  const heads = [texts.what, texts.howMany, texts.where].map((head) => `<th>${escape(head)}</th>`).join('');
  return `<table>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

/** What is not here, and why; then what does not come back by an import. */
function leftOut({ categories }: IndexContent, { texts, nameOf }: ArchiveWords): readonly string[] {
  const secrets = categories.filter(({ withheld }) => withheld.length > 0);
  const others = leftOutOf(categories.map(({ id }) => id)).filter(({ reason }) => reason === 'not-chosen');
  const outOnly = categories.filter(({ id }) => archiveRows[id]?.way !== 'both');
  return [
    ...secrets.map(({ id, withheld }) => texts.withheld(nameOf(id), withheld.join(', '))),
    texts.vehicle,
    texts.keeper,
    ...(others.length > 0 ? [texts.notChosen(others.map(({ id }) => nameOf(id)))] : []),
    ...(outOnly.length > 0 ? [texts.exportOnly(outOnly.map(({ id }) => nameOf(id)))] : []),
  ];
}

function paragraph(text: string): string {
  return `<p>${escape(text)}</p>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
