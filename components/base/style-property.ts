import { noChange } from 'lit';
import { directive, Directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** Why not `style=` or `styleMap`: both begin by writing the attribute, which the Content Security Policy refuses. */
class StylePropertyDirective extends Directive {
  /** What was written last: to write it again makes the browser work out the style of all that is inside anew. */
  #written: { readonly name: string; readonly value: string } | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT)
      throw new Error('styleProperty() stands in the tag itself: <div ${…}>');
  }

  render(_name: string, _value: string): unknown {
    return noChange;
  }

  override update(part: ElementPart, [name, value]: [name: string, value: string]): unknown {
    const isNew = this.#written?.name !== name || this.#written.value !== value;
    if (isNew && (part.element instanceof HTMLElement || part.element instanceof SVGElement))
      part.element.style.setProperty(name, value);
    this.#written = { name, value };
    return noChange;
  }
}

/** Sets one CSS property of the element it stands in; an empty value takes it away. */
export const styleProperty = directive(StylePropertyDirective);
