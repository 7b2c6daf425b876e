import type { StoredRecord } from '../../../src/vault/collection-definition.ts';
import { MemoryRecords } from '../../data/memory-records.ts';

/** Records that nobody changes; as with a vault's, all of them are the same array for as long as that is so. */
export class KeptRecords<T> extends MemoryRecords<T> {
  #all: readonly StoredRecord<T>[] | undefined;

  override all(): readonly StoredRecord<T>[] {
    this.#all ??= super.all();
    return this.#all;
  }
}
