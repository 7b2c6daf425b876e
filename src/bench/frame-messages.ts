import * as z from 'zod/mini';

/** From the app's frame to the bench around it. `connect` carries a MessagePort for the bridge to the car. */
export const frameMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('glovebox-connect') }),
  /** The app stands: its first page is drawn. */
  z.object({ kind: z.literal('glovebox-ready') }),
  /** Something went wrong in the app. A code of ours, never a text. */
  z.object({ kind: z.literal('glovebox-fault'), code: z.string().check(z.maxLength(80)) }),
]);
export type FrameMessage = z.infer<typeof frameMessageSchema>;
