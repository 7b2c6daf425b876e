import type * as z from 'zod/mini';
import type { DeviceResult } from '../contract/devices.ts';
import { logFault } from '../../src/fault-log/log-fault.ts';
import { deviceValueSchemas, type DeviceAnswer, type DeviceCall, type DeviceLine } from './device-line.ts';

/** The app's end: every method is one question over the bridge. An answer to another question counts as none. */
export function askDevices(ask: (call: DeviceCall) => Promise<DeviceAnswer>): DeviceLine {
  async function asked<T>(schema: z.ZodMiniType<T>, call: DeviceCall): Promise<DeviceResult<T>> {
    const answer = await ask(call);
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(answer.value);
    if (parsed.success) return { ok: true, value: parsed.data };
    logFault({ code: 'emulator/bad-car-message' });
    return { ok: false, reason: 'gone' };
  }

  const { files, open, pull, put, finish } = deviceValueSchemas;
  return {
    files: (device) => asked(files, { call: 'files', device }),
    open: (device, name, way) => asked(open, { call: 'open', device, name, way }),
    pull: (transfer) => asked(pull, { call: 'pull', transfer }),
    put: (transfer, chunk) => asked(put, { call: 'put', transfer, chunk }),
    finish: (transfer) => asked(finish, { call: 'finish', transfer }),
    drop: (transfer) => void ask({ call: 'drop', transfer }),
  };
}

/** The car's end. */
export async function answerDevices(line: DeviceLine, call: DeviceCall): Promise<DeviceAnswer> {
  switch (call.call) {
    case 'files':
      return line.files(call.device);
    case 'open':
      return line.open(call.device, call.name, call.way);
    case 'pull':
      return line.pull(call.transfer);
    case 'put':
      return line.put(call.transfer, call.chunk);
    case 'finish':
      return line.finish(call.transfer);
    case 'drop':
      line.drop(call.transfer);
      return { ok: true, value: null };
  }
}
