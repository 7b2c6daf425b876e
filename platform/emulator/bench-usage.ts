import * as z from 'zod/mini';
import { connectedDeviceSchema, deviceIdSchema } from '../contract/devices.ts';
import { BenchError, shown } from './bench-error.ts';
import { sockets } from './car-slots.ts';
import type { EmulatedCar } from './car.ts';
import type { Peer } from './pairings.ts';

/** A phone on a cable. `contacts`: its address book, a vCard text. */
export interface BenchPhone {
  readonly label?: string;
  readonly contacts?: string;
}

/** With a text it is a message. What is not said is of the phone's own making. */
export interface BenchCall {
  /** Id of the phone; the only one that is in, unless told. */
  readonly phone?: string;
  readonly peer?: string;
  readonly name?: string;
  readonly direction?: 'in' | 'out' | 'missed';
  /** s */
  readonly duration?: number;
  readonly text?: string;
}

export interface BenchWifi {
  readonly name: string;
  readonly passphrase?: string;
  readonly security?: 'open' | 'wpa2' | 'wpa3';
}

/** The part of `window.bench` that makes the car have something to hand over. */
export interface UsageBench {
  plugPhone(phone?: BenchPhone | string): Promise<string>;
  call(call?: BenchCall): Promise<string>;
  joinWifi(network: BenchWifi): Promise<string>;
  memo(title: string, transcript: string): Promise<string>;
}

/** The file that a phone offers its address book as. */
const addressBook = 'contacts.vcf';

const short = z.string().check(z.maxLength(200));

const phoneSchema = z.strictObject({
  label: z._default(connectedDeviceSchema.shape.label, 'Phone'),
  contacts: z._default(z.string(), ''),
});

const callSchema = z.strictObject({
  phone: z.optional(deviceIdSchema),
  peer: z.optional(short),
  name: z.optional(short),
  direction: z.optional(z.enum(['in', 'out', 'missed'])),
  duration: z.optional(z.int().check(z.minimum(0))),
  text: z.optional(z.string().check(z.maxLength(10_000))),
});

const wifiSchema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(32)),
  passphrase: z.optional(z.string().check(z.maxLength(63))),
  security: z._default(z.enum(['open', 'wpa2', 'wpa3']), 'wpa2'),
});

export function usageBench(car: EmulatedCar): UsageBench {
  return {
    async plugPhone(phone = {}) {
      if (car.slots.devices().length >= sockets) throw new BenchError(`All ${sockets} sockets are taken.`);
      if (typeof phone === 'string') return plugAgain(car, phone);
      const parsed = phoneSchema.safeParse(phone);
      if (!parsed.success) throw new BenchError('plugPhone takes { label?, contacts?: vCard text }.');
      const { label, contacts } = parsed.data;
      const id = car.usage.pairings.newPhoneId(label);
      const files = new Map([[addressBook, new TextEncoder().encode(contacts)]]);
      car.slots.plug({ kind: 'phone', label, bytes: 64_000_000_000, files, isReadOnly: true }, id);
      car.usage.pairings.connectPhone(id, label, peersIn(contacts));
      return id;
    },

    async call(call = {}) {
      const parsed = callSchema.safeParse(call);
      if (!parsed.success) {
        throw new BenchError('call takes { phone?, peer?, name?, direction?, duration?, text? }.');
      }
      const { phone, ...conversation } = parsed.data;
      const phones = car.slots.devices().filter(({ kind }) => kind === 'phone');
      const id = phone ?? (phones.length === 1 ? phones[0]?.id : undefined);
      if (id === undefined) throw new BenchError(`Say which phone: ${phones.length} are in.`);
      const record = car.usage.pairings.converse(id, conversation);
      if (record === undefined) throw new BenchError(`No paired phone ${shown(id)} is in.`);
      return record;
    },

    async joinWifi(network) {
      const parsed = wifiSchema.safeParse(network);
      if (!parsed.success) throw new BenchError('joinWifi takes { name, passphrase?, security? }.');
      return car.usage.pairings.join(parsed.data);
    },

    async memo(title, transcript) {
      if (!short.safeParse(title).success || !callSchema.shape.text.safeParse(transcript).success) {
        throw new BenchError('memo takes a title of at most 200 characters and a transcript of 10,000.');
      }
      return car.usage.memo(title, transcript);
    },
  };
}

/** One that was forgotten is paired anew. */
function plugAgain(car: EmulatedCar, id: string): string {
  const phone = car.slots.stick(id);
  if (phone?.kind !== 'phone' || !car.slots.plugAgain(id)) {
    throw new BenchError(`No phone ${shown(id)} was pulled out.`);
  }
  const contacts = new TextDecoder().decode(phone.files.get(addressBook));
  car.usage.pairings.connectPhone(id, phone.label, peersIn(contacts));
  return id;
}

/** Names and numbers of a vCard text, as far as the phone needs somebody to call: the app's own reader reads it properly. */
function peersIn(contacts: string): readonly Peer[] {
  return contacts.split(/^BEGIN:VCARD\r?$/im).flatMap((card) => {
    const name = /^FN[^:\r\n]*:(.{1,200})/im.exec(card)?.[1] ?? '';
    const peer = /^TEL[^:\r\n]*:(?:tel:)?(.{1,200})/im.exec(card)?.[1];
    return peer === undefined ? [] : [{ name: name.trim(), peer: peer.trim() }];
  });
}
