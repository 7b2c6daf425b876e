import { expect } from '@open-wc/testing';
import { askExportTarget } from '../../src/records/export-target.ts';
import type { ExportTarget } from '../../src/records/export-target.ts';

const text = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value);

/** Stands in for the browser's dialog, which nobody would answer here. */
function answer(picker: ((options: { suggestedName: string }) => Promise<unknown>) | undefined): void {
  if (picker === undefined) Reflect.deleteProperty(window, 'showSaveFilePicker');
  else Reflect.set(window, 'showSaveFilePicker', picker);
}

async function ask(): Promise<ExportTarget> {
  const target = await askExportTarget(window, kind);
  if (target === undefined) throw new Error('nothing was chosen');
  return target;
}

const kind = { name: 'contacts.vcf', mediaType: 'text/vcard', ending: '.vcf' };

describe('askExportTarget', () => {
  const original: unknown = Reflect.get(window, 'showSaveFilePicker');
  let folder: FileSystemDirectoryHandle;

  beforeEach(async () => {
    const root = await navigator.storage.getDirectory();
    folder = await root.getDirectoryHandle(crypto.randomUUID(), { create: true });
  });
  afterEach(async () => {
    Reflect.set(window, 'showSaveFilePicker', original);
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(folder.name, { recursive: true });
  });

  /** Without the browser's own draft beside a file that is being written. */
  async function names(): Promise<string[]> {
    const found: string[] = [];
    for await (const name of folder.keys()) if (!name.endsWith('.crswap')) found.push(name);
    return found;
  }

  /** As the browser does: what was chosen is there at once, and empty. */
  function pickIn(place: FileSystemDirectoryHandle): void {
    answer(({ suggestedName }) => place.getFileHandle(suggestedName, { create: true }));
  }

  /** What is downloaded from now on. */
  function downloads(): {
    readonly name: string;
    readonly address: string;
    readonly content: Promise<Response>;
  }[] {
    const found: { name: string; address: string; content: Promise<Response> }[] = [];
    HTMLAnchorElement.prototype.click = function () {
      found.push({ name: this.download, address: this.href, content: fetch(this.href) });
    };
    return found;
  }

  it('writes into the chosen file, whose suggested name says nothing, and is whole once closed', async () => {
    pickIn(folder);
    const target = await ask();
    expect([await names(), target.limit]).to.deep.equal([['contacts.vcf'], undefined]);
    await target.write(text('One, '));
    await target.write(text('two'));
    const read = async () => (await (await folder.getFileHandle('contacts.vcf')).getFile()).text();
    expect(await read()).to.equal('');
    await target.close();
    expect(await read()).to.equal('One, two');
  });

  it('leaves no file behind when it is given up, not even an empty one', async () => {
    pickIn(folder);
    const target = await ask();
    await target.write(text('Half of'));
    await target.abort();
    expect(await names()).to.deep.equal([]);
  });

  it('leaves no file behind when the disk is full', async () => {
    const full = new DOMException('full', 'QuotaExceededError');
    answer(async ({ suggestedName }) => {
      const handle = await folder.getFileHandle(suggestedName, { create: true });
      const stream = new WritableStream({ write: () => Promise.reject(full) });
      const writer = stream.getWriter();
      Reflect.set(handle, 'createWritable', () =>
        Promise.resolve({
          write: (bytes: unknown) => writer.write(bytes),
          close: () => writer.close(),
          abort: () => writer.abort(),
        }),
      );
      return handle;
    });
    const target = await ask();
    let failure: unknown;
    await target.write(text('x')).catch((error: unknown) => (failure = error));
    expect(failure).to.equal(full);
    await target.abort();
    expect(await names()).to.deep.equal([]);
  });

  it('is none when nothing was chosen', async () => {
    answer(() => Promise.reject(new DOMException('', 'AbortError')));
    expect(await askExportTarget(window, kind)).to.equal(undefined);
  });

  for (const [name, picker] of [
    ['there is no dialog', undefined],
    ['the dialog is forbidden', () => Promise.reject(new DOMException('', 'SecurityError'))],
  ] as const) {
    it(`is a download where ${name}: at once and whole when closed, and let go of`, async () => {
      answer(picker);
      const found = downloads();
      const target = await ask();
      expect(target.limit).to.be.greaterThan(1_000_000);
      await target.write(text('One, '));
      await target.write(text('two'));
      expect(found).to.deep.equal([]);
      await target.close();
      expect(found.map((download) => download.name)).to.deep.equal(['contacts.vcf']);
      const response = await found[0]?.content;
      expect([response?.headers.get('content-type'), await response?.text()]).to.deep.equal([
        'text/vcard',
        'One, two',
      ]);
      const again = await fetch(found[0]?.address ?? '').then(
        () => 'still there',
        () => 'gone',
      );
      expect(again).to.equal('gone');
    });
  }

  it('downloads nothing when it is given up', async () => {
    answer(undefined);
    const found = downloads();
    const target = await ask();
    await target.write(text('Half of'));
    await target.abort();
    expect(found).to.deep.equal([]);
  });
});
