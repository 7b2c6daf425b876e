import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Collection } from '../../src/vault/collection.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { driverBucket, GloveboxStand, openContacts, type Contact } from './glovebox-stand.ts';
import { replaceMethod } from './replace-method.ts';
import { clearStorage, takeStorageTurn } from './storage-turn.ts';

/** What the vault must behave like: a plain map, what of it is set aside, and the deleted records that can still come back. */
class Model {
  live = new Map<string, string>();
  /** Those that are deleted included: they come back as they were. */
  aside = new Set<string>();
  removed = new Map<string, { name: string; until: number }>();

  copy(): Model {
    const copy = new Model();
    copy.live = new Map(this.live);
    copy.removed = new Map(this.removed);
    copy.aside = new Set(this.aside);
    return copy;
  }

  /** Each record's name, and whether it is set aside. */
  get all(): ReadonlyMap<string, string> {
    return new Map([...this.live].map(([id, name]) => [id, withMark(name, this.aside.has(id))]));
  }

  setAside(ids: readonly string[], isAside: boolean): void {
    for (const id of ids.filter((one) => this.live.has(one))) {
      if (isAside) this.aside.add(id);
      else this.aside.delete(id);
    }
  }

  put(ids: readonly string[], name: string): void {
    for (const id of ids) {
      // A new record under the id of a deleted one is another.
      if (!this.live.has(id)) this.aside.delete(id);
      this.live.set(id, name);
      this.removed.delete(id);
    }
  }

  remove(ids: readonly string[], until: number): void {
    for (const id of ids) {
      const name = this.live.get(id);
      if (name === undefined) continue;
      this.removed.set(id, { name, until });
      this.live.delete(id);
    }
  }

  restore(ids: readonly string[], now: number): boolean {
    const found = ids.map((id) => this.removed.get(id));
    if (!found.every((record) => record !== undefined && record.until > now)) return false;
    for (const id of ids) {
      this.live.set(id, this.removed.get(id)?.name ?? '');
      this.removed.delete(id);
    }
    return true;
  }

  /** A window's end is the end of its undos. */
  restart(): void {
    this.removed.clear();
  }
}

function withMark(name: string, isAside: boolean): string {
  return JSON.stringify([name, isAside]);
}

const ids = fc.uniqueArray(
  fc.nat(40).map((number) => `id-${number}`),
  { minLength: 1, maxLength: 12 },
);
const many = fc
  .constantFrom(0, 1, 2)
  .map((block) => Array.from({ length: 130 }, (_, n) => `bulk-${block}-${n}`));
const name = fc.string({ unit: 'grapheme', maxLength: 60 });

/** When the window ends: before anything happened, or at the write's first call of one of these. */
const moments = ['at once', 'encrypt', 'transaction', 'put'] as const;

const command = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('put' as const), ids: fc.oneof(ids, many), name }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('remove' as const),
      ids,
      undo: fc.constantFrom(0, 5_000, 60_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('restore' as const), newest: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('set aside' as const),
      ids: fc.oneof(ids, many),
      isAside: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 4_000, 20_000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rekey' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('kill' as const),
      ids: fc.oneof(ids, many),
      name,
      removes: fc.boolean(),
      moment: fc.constantFrom(...moments),
    }),
  },
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

/** The vault under test, one window at a time on one car. */
class Run {
  readonly stand = new GloveboxStand();
  /** What killed writes were told. */
  readonly told = new Set<boolean>();
  /** Every record that was deleted, in any window's life, the newest last. */
  readonly deleted: string[] = [];
  model = new Model();
  vault: Vault;
  collection: Collection<Contact>;

  private constructor(stand: GloveboxStand, vault: Vault, collection: Collection<Contact>) {
    this.stand = stand;
    this.vault = vault;
    this.collection = collection;
  }

  static async start(): Promise<Run> {
    const stand = new GloveboxStand();
    const vault = await stand.window();
    return new Run(stand, vault, await openContacts(vault));
  }

  async reopen(): Promise<void> {
    this.stand.closeAll();
    this.model.restart();
    this.vault = await this.stand.window();
    this.collection = await openContacts(this.vault);
  }

  stored(): ReadonlyMap<string, string> {
    return new Map(
      this.collection.all().map(({ id, value, isAside }) => [id, withMark(value.name, isAside === true)]),
    );
  }

  put(all: readonly string[], text: string): ReturnType<Collection<Contact>['put']> {
    return this.collection.put(
      all.map((id) => {
        const revision = this.collection.get(id)?.revision;
        return { id, value: { name: text }, ...(revision !== undefined && { revision }) };
      }),
    );
  }

  async do(step: Command): Promise<void> {
    const { clock } = this.stand;
    switch (step.do) {
      case 'put':
        expect(await this.put(step.ids, step.name)).to.deep.equal({ ok: true });
        return this.model.put(step.ids, step.name);
      case 'remove':
        expect(await this.collection.remove(step.ids, step.undo)).to.deep.equal({ ok: true });
        this.deleted.push(...step.ids.filter((id) => this.model.live.has(id)));
        return this.model.remove(step.ids, clock.monotonic() + step.undo);
      case 'restore': {
        const chosen = [...new Set(this.deleted)].slice(-step.newest);
        const restored = await this.collection.restore(chosen);
        expect(restored.ok).to.equal(this.model.restore(chosen, clock.monotonic()));
        return undefined;
      }
      case 'set aside': {
        const isOther = (id: string): boolean =>
          this.model.live.has(id) && this.model.aside.has(id) !== step.isAside;
        const others = step.ids.filter(isOther);
        const set = await this.collection.setAside(step.ids, step.isAside);
        if (!set.ok) throw new Error('not set aside');
        expect(set.ids).to.have.members(others);
        return this.model.setAside(step.ids, step.isAside);
      }
      case 'wait':
        return clock.advance(step.ms);
      case 'rekey':
        expect(await this.vault.rekey(driverBucket(this.vault), 'contacts')).to.deep.equal({ ok: true });
        return undefined;
      case 'reopen':
        return this.reopen();
      case 'kill':
        return this.kill(step);
    }
  }

  /** Ends the window in the middle of a write: afterwards all of it is there, or none; if it was told `ok`, all. */
  async kill(step: Extract<Command, { do: 'kill' }>): Promise<void> {
    const before = this.model.copy();
    const after = this.model.copy();
    if (step.removes) after.remove(step.ids, Number.POSITIVE_INFINITY);
    else after.put(step.ids, step.name);
    const unhook = onFirstCall(step.moment, () => this.vault.close());
    const writing = step.removes ? this.collection.remove(step.ids, 60_000) : this.put(step.ids, step.name);
    const told = await writing;
    unhook();
    await this.reopen();
    const stored = this.stored();
    const isAfter = isSame(stored, after.all);
    if (told.ok) expect([...stored]).to.have.deep.members([...after.all]);
    this.told.add(told.ok);
    if (!told.ok && !isAfter) expect([...stored]).to.have.deep.members([...before.all]);
    this.model = isAfter ? after : before;
    this.model.restart();
  }
}

function isSame(one: ReadonlyMap<string, string>, two: ReadonlyMap<string, string>): boolean {
  return one.size === two.size && [...one].every(([id, text]) => two.get(id) === text);
}

/** Runs `action` at the first call; undo with what it returns. */
function onFirstCall(moment: (typeof moments)[number], action: () => void): () => void {
  let isOver = false;
  const reach = (reached: typeof moment): void => {
    if (isOver || reached !== moment) return;
    isOver = true;
    action();
  };
  const restores = [
    replaceMethod(crypto.subtle, 'encrypt', (encrypt) => (...call) => {
      reach('encrypt');
      return encrypt.apply(crypto.subtle, call);
    }),
    replaceMethod(
      IDBDatabase.prototype,
      'transaction',
      (transaction) =>
        function (this: IDBDatabase, names, mode, options) {
          const opened = transaction.call(this, names, mode, options);
          if (mode === 'readwrite') reach('transaction');
          return opened;
        },
    ),
    replaceMethod(
      IDBObjectStore.prototype,
      'put',
      (put) =>
        function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
          reach('put');
          return put.call(this, value, key);
        },
    ),
  ];
  queueMicrotask(() => reach('at once'));
  return () => {
    for (const restore of restores) restore();
  };
}

describe('the vault and a plain map', () => {
  takeStorageTurn();

  it('are equal after any sequence of puts, deletes, undos, marks, waits, re-keys, kills and reopenings', async function () {
    this.timeout(100_000);
    const told = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
        await clearStorage();
        const run = await Run.start();
        try {
          for (const step of commands) {
            await run.do(step);
            expect([...run.stored()]).to.have.deep.members([...run.model.all]);
          }
          await run.reopen();
          expect([...run.stored()]).to.have.deep.members([...run.model.all]);
          await run.vault.settled();
          const contacts = (await run.vault.inventory()).find(({ category }) => category === 'contacts');
          expect(contacts?.records ?? 0).to.equal(run.model.live.size);
        } finally {
          for (const answer of run.told) told.add(answer);
          run.stand.closeAll();
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
    // Some writes were cut off and some got through, or nothing was tried.
    expect(told).to.deep.equal(new Set([true, false]));
  });
});
