import * as fc from 'fast-check';
import { packProfile, unpackProfile } from '../../../src/drivers/profile-file/profile-content.ts';
import { readProfile, writeProfile } from '../../../src/drivers/profile-file/profile-file.ts';
import { composed, damaged, noise, type Importer } from '../../importers/importer.ts';
import { gather, instantly, passphrase, pieces, profileOf, quick, random, start } from './profile-stand.ts';

const doors = ['src/records/source-choice.ts', 'src/drivers/take-along.ts'];

const content = profileOf('minimal', start);
const written = writeProfile(content, passphrase, { random, derivation: quick, deriveKey: instantly });
if (!written.ok) throw new Error(written.problem.kind);
const file = await gather(written.value.pieces);
const inside = packProfile(content);
const words = ['{', '}', '[', ']', ':', ',', '"', '\\', 'null', '1e999', '"kind":"profile"', '"version":1'];

export const profileImporters: readonly Importer[] = [
  {
    what: 'a profile file: it is taken only where it is whole',
    doors,
    inputs: fc.oneof(noise('GLOVEBOX', 'GLOVEBOX\u0001\u0001'), damaged(file)),
    holds: async (bytes) => {
      const options = { bytes: bytes.length, deriveKey: instantly };
      const read = await readProfile(pieces(bytes), passphrase, options);
      return read.ok === (Buffer.compare(bytes, file) === 0);
    },
  },
  {
    what: 'what is sealed in a profile file: what is taken has all of its parts, and can be read again',
    doors: [],
    inputs: fc.oneof(
      noise('\0\0\0\x02{}'),
      damaged(inside),
      composed(['\0\0\0\x40{"kind":"profile","version":1,"entries":['], words),
    ),
    holds: (bytes) => {
      const read = unpackProfile(bytes);
      if (!read.ok) return true;
      const { card, functions, positions } = read.value;
      const isWhole = typeof card === 'object' && Array.isArray(functions) && Array.isArray(positions);
      return isWhole && unpackProfile(packProfile(read.value)).ok;
    },
  },
];
