import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import { styleProperty } from '../../components/base/style-property.ts';

function template(value: string): unknown {
  return html`<div ${styleProperty('--count', value)}></div>`;
}

describe('styleProperty', () => {
  it('sets, changes and takes away one property', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const read = (): string | undefined => host.querySelector('div')?.style.getPropertyValue('--count');
    const seen = ['3', '4', ''].map((value) => {
      render(template(value), host);
      return read();
    });
    expect(seen).to.deep.equal(['3', '4', '']);
  });

  it('writes a value once, not at each drawing: all inside would have its style worked out anew', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    render(template('3'), host);
    host.querySelector('div')?.style.removeProperty('--count');
    render(template('3'), host);
    expect(host.querySelector('div')?.style.getPropertyValue('--count')).to.equal('');
    render(template('4'), host);
    expect(host.querySelector('div')?.style.getPropertyValue('--count')).to.equal('4');
  });

  it('never writes the style attribute, which the Content Security Policy refuses', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const written: string[] = [];
    const original = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (this: Element, name, value): void {
      written.push(name);
      original.call(this, name, value);
    };
    render(template('3'), host);
    Element.prototype.setAttribute = original;
    expect(written).to.deep.equal([]);
  });
});
