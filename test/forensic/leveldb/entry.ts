/** A key and its value as they lie in a file, obsolete and deleted ones included. */
export interface LevelDbEntry {
  /** In tables the key ends with 8 bytes of sequence number and type. */
  readonly key: Uint8Array;
  /** Absent for a deletion in a log. */
  readonly value?: Uint8Array;
  /** Whether it came out of a Snappy block. */
  readonly compressed: boolean;
}

/** Everything that could be read of one file of a LevelDB. */
export interface LevelDbContent {
  readonly entries: readonly LevelDbEntry[];
  /** Bytes without structure: joined records that hold no batch, and blocks that no index names. */
  readonly carved: readonly Uint8Array[];
  /** False: some bytes could be read only raw, because carving gave up. */
  readonly complete: boolean;
}
