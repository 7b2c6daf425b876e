import * as z from 'zod/mini';
import { categoryIdSchema } from '../../platform/contract/service-definition.ts';

/** What windows tell each other: which category changed. Ids only. */
const messageSchema = z.object({ bucket: z.string(), category: categoryIdSchema });
export type CategoryChanged = z.infer<typeof messageSchema>;

/** Tells the other windows of a change, and hears of theirs. */
export class VaultChannel {
  readonly #channel = new BroadcastChannel('glovebox-vault');

  constructor(onChanged: (changed: CategoryChanged) => void) {
    this.#channel.addEventListener('message', (event) => {
      const parsed = messageSchema.safeParse(event.data);
      if (parsed.success) onChanged(parsed.data);
    });
  }

  tell(changed: CategoryChanged): void {
    this.#channel.postMessage(changed);
  }

  close(): void {
    this.#channel.close();
  }
}
