import { noChange } from 'lit';
import { directive, Directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** Why not `style=` or `styleMap`: both begin by writing the attribute, which the Content Security Policy refuses. */
class StylePropertyDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT)
      throw new Error('styleProperty() stands in the tag itself: <div ${…}>');
  }

  render(_name: string, _value: string): unknown {
    return noChange;
  }

  override update(part: ElementPart, [name, value]: [name: string, value: string]): unknown {
    if (part.element instanceof HTMLElement || part.element instanceof SVGElement)
      part.element.style.setProperty(name, value);
    return noChange;
  }
}

/** Sets one CSS property of the element it stands in; an empty value takes it away. */
export const styleProperty = directive(StylePropertyDirective);
