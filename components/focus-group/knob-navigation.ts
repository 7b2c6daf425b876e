import { deepActiveElement, flatClosest, flatQuery } from './flat-tree.ts';
import { FocusGroupElement } from './focus-group.ts';
import { KnobBackedEvent, KnobTurnedEvent } from './knob-events.ts';
import { nearest, type Direction } from './nearest.ts';

/** What a rotary knob can say, after echo and speed have been dealt with. `detents` is positive clockwise. */
export type KnobInput =
  | { readonly kind: 'turn'; readonly detents: number }
  | { readonly kind: 'nudge'; readonly direction: Direction }
  | { readonly kind: 'press' }
  | { readonly kind: 'back' };

/**
 * Moves the focus for the rotary knob, after AOSP's RotaryController: turning moves inside a focus group and stops at its ends, nudging
 * goes to the nearest group, a press activates, back leaves. While a modal dialog is open only its groups exist. The root carries
 * `data-knob` while the knob is in use; touching ends that, and the next knob movement only brings the focus back.
 */
export class KnobNavigation {
  readonly #root: HTMLElement;
  #group: FocusGroupElement | undefined;

  /** `root` holds all groups, shadow roots included; its listeners end with `signal`. */
  constructor(root: HTMLElement, signal: AbortSignal) {
    this.#root = root;
    document.addEventListener('pointerdown', () => this.#leaveKnobMode(), { capture: true, signal });
  }

  /** Returns false when nothing answered: a screen then takes `back` as "one level up". */
  handle(input: KnobInput): boolean {
    document.documentElement.dataset['knob'] = '';
    const active = this.#active();
    if (input.kind === 'back') return !(active ?? this.#scope()).dispatchEvent(new KnobBackedEvent());
    if (!active) return this.#bringFocusBack();
    const group = this.#groupOf(active);
    if (group) this.#group = group;
    switch (input.kind) {
      case 'turn':
        return this.#turn(active, input.detents);
      case 'nudge':
        return this.#nudge(active, input.direction);
      case 'press':
        active.click();
        return true;
    }
  }

  #turn(active: HTMLElement, detents: number): boolean {
    if (!active.dispatchEvent(new KnobTurnedEvent(detents))) return true;
    const stops = this.#groupOf(active)?.tabStops ?? [];
    const target = stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(active) + detents))];
    if (!target || target === active) return false;
    focusFully(target);
    return true;
  }

  #nudge(active: HTMLElement, direction: Direction): boolean {
    const current = this.#groupOf(active);
    const groups = this.#groups().filter((group) => group !== current && group.tabStops.length > 0);
    const from = active.getBoundingClientRect();
    const found =
      groups[
        nearest(
          from,
          groups.map((group) => group.getBoundingClientRect()),
          direction,
        )
      ];
    return found !== undefined && this.#enter(found);
  }

  #bringFocusBack(): boolean {
    const groups = this.#groups();
    const remembered = groups.filter((group) => group === this.#group);
    return [...remembered, ...groups].some((group) => this.#enter(group));
  }

  #enter(group: FocusGroupElement): boolean {
    if (!group.enter()) return false;
    this.#group = group;
    deepActiveElement()?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return true;
  }

  /** Focus outside of the open dialog, or of any group, counts as none. */
  #active(): HTMLElement | null {
    const active = deepActiveElement();
    return active && flatClosest(active, 'dialog:modal, :root') === this.#scopeBoundary() ? active : null;
  }

  #scopeBoundary(): HTMLElement {
    return this.#scope() === this.#root ? document.documentElement : this.#scope();
  }

  #scope(): HTMLElement {
    return flatQuery(this.#root, 'dialog:modal').at(-1) ?? this.#root;
  }

  #groups(): FocusGroupElement[] {
    return flatQuery(this.#scope(), 'gb-focus-group').filter(
      (element) => element instanceof FocusGroupElement,
    );
  }

  #groupOf(element: HTMLElement): FocusGroupElement | undefined {
    const group = flatClosest(element, 'gb-focus-group');
    return group instanceof FocusGroupElement ? group : undefined;
  }

  #leaveKnobMode(): void {
    delete document.documentElement.dataset['knob'];
  }
}

function focusFully(element: HTMLElement): void {
  element.focus();
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
