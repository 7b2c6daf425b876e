import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/empty/empty.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/page/page.ts';
import type { RowPressedEvent } from '../../components/row/row-pressed-event.ts';
import type { TextChangedEvent } from '../../components/text-field/text-changed-event.ts';
import { messages } from '../i18n/messages.ts';
import type { Language } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { DeskController } from './desk-controller.ts';
import type { Desk } from './desk.ts';
import { DriverDrafts } from './driver-drafts.ts';
import { driversStyles } from './drivers.styles.ts';
import './key-panel.ts';
import './name-form.ts';
import './picture-panel.ts';
import './pin-panel.ts';
import { findPanel, type ProfilePanel } from './profile-panels.ts';
import './profile-rows.ts';
import './speech-panel.ts';
import { allowsNow, waitReason } from './waits.ts';

/** What who drives is called, looks like and is spoken to as; their key and PIN. One thing at a time takes the screen. */
@customElement('gb-profile-page')
export class ProfilePageElement extends LitElement {
  static override styles = [
    elementStyles,
    driversStyles,
    css`
      :host {
        block-size: 100%;
      }
    `,
  ];

  /** Undefined while storage is closed; then `closedReason` says why, or is empty while it opens. */
  @property({ attribute: false }) desk?: Desk | undefined;
  @property() closedReason = '';
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** The language that the app speaks now. */
  @property({ attribute: false }) language: Language = 'en';
  /** Kept while the driver looks at other screens. */
  @property({ attribute: false }) drafts = new DriverDrafts();

  @state() private opened: ProfilePanel | undefined;
  @state() private isSaved = false;

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  readonly #asked = new DeskController(this, () => this.desk);

  protected override render(): unknown {
    const words = messages.profile;
    const { desk } = this;
    const panel = this.#panel;
    return html`<gb-page
      heading=${panel === undefined ? words.title : this.#title(panel)}
      backHref=${panel === undefined ? '/drivers' : ''}
      backLabel=${messages.drivers.backToDrivers}
      @knob-backed=${this.#onBacked}
      @keydown=${this.#onKeyDown}
      @panel-left=${this.#onPanelLeft}
    >
      <gb-focus-group slot="actions"
        >${panel === undefined || panel === 'name' ? nothing : this.#back()}</gb-focus-group
      >
      <div slot="notices">${this.#notices()}</div>
      ${desk === undefined ? this.#closed() : this.#content(desk, panel)}
    </gb-page>`;
  }

  /** A name that was typed and not saved comes first. */
  get #panel(): ProfilePanel | undefined {
    return this.drafts.own === undefined ? this.opened : 'name';
  }

  #title(panel: ProfilePanel): string {
    const { name, picture, language, units, key, pin } = messages.profile;
    return { name, picture, language, units, key: key.title, pin: pin.title }[panel];
  }

  #back(): unknown {
    return html`<gb-button class="back" icon="arrow-back" @button-pressed=${this.#onPanelLeft}
      >${messages.drivers.back}</gb-button
    >`;
  }

  #notices(): unknown {
    const { problem } = this.#asked;
    if (problem !== '') return html`<gb-notice tone="fault" text=${problem}></gb-notice>`;
    return this.isSaved ? html`<gb-notice tone="done" text=${messages.profile.saved}></gb-notice>` : nothing;
  }

  #closed(): unknown {
    const isLoading = this.closedReason === '';
    return html`<gb-empty
      icon=${isLoading ? 'schedule' : 'lock'}
      text=${isLoading ? messages.drivers.loading : this.closedReason}
    ></gb-empty>`;
  }

  #content(desk: Desk, panel: ProfilePanel | undefined): unknown {
    const { monitor } = this;
    switch (panel) {
      case undefined:
        return html`<gb-profile-rows
          .desk=${desk}
          .monitor=${monitor}
          .language=${this.language}
          busyReason=${this.#asked.busyReason}
          @row-pressed=${this.#onRowPressed}
        ></gb-profile-rows>`;
      case 'name':
        return html`<gb-name-form
          .name=${this.drafts.own ?? desk.current.name}
          hint=${messages.profile.nameHint}
          action=${messages.profile.save}
          typingBlocked=${this.#reason()}
          blockedReason=${this.#reason()}
          @text-changed=${this.#onTyped}
          @name-confirmed=${this.#onNameConfirmed}
        ></gb-name-form>`;
      case 'picture':
        return html`<gb-picture-panel class="panel" .desk=${desk} .monitor=${monitor}></gb-picture-panel>`;
      case 'language':
      case 'units':
        return html`<gb-speech-panel
          class="panel"
          kind=${panel}
          .desk=${desk}
          .monitor=${monitor}
          .language=${this.language}
        ></gb-speech-panel>`;
      case 'key':
        return html`<gb-key-panel class="panel" .desk=${desk} .monitor=${monitor}></gb-key-panel>`;
      case 'pin':
        return html`<gb-pin-panel class="panel" .desk=${desk} .monitor=${monitor}></gb-pin-panel>`;
    }
  }

  #reason(): string {
    return this.#asked.busyReason === '' ? waitReason(this.#restriction, 'typing') : this.#asked.busyReason;
  }

  async #onRowPressed({ value }: RowPressedEvent): Promise<void> {
    this.isSaved = false;
    this.#asked.forget();
    if (value === 'lock') {
      if (allowsNow(this.#restriction, 'parked'))
        await this.#asked.ask((desk) => desk.switchTo(desk.current.bucket));
      return;
    }
    this.opened = findPanel(value);
    this.#focusOn('gb-name-form, .panel');
  }

  #onTyped({ text }: TextChangedEvent): void {
    if (allowsNow(this.#restriction, 'typing')) this.drafts.own = text;
    this.requestUpdate();
  }

  async #onNameConfirmed(): Promise<void> {
    const name = this.drafts.own ?? this.desk?.current.name;
    if (name === undefined || !allowsNow(this.#restriction, 'typing')) return;
    const result = await this.#asked.ask((desk) => desk.change({ name }));
    if (result?.ok !== true) return;
    this.#onPanelLeft();
    this.isSaved = true;
  }

  #onPanelLeft(): void {
    const left = this.#panel ?? '';
    this.#asked.forget();
    this.drafts.own = undefined;
    this.opened = undefined;
    this.#focusOn('gb-profile-rows', left);
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#onBacked(event);
  }

  #onBacked(event: Event): void {
    if (event.defaultPrevented || this.#panel === undefined) return;
    event.preventDefault();
    this.#onPanelLeft();
  }

  /** What took the place of what had the focus; among the rows, the one that was left. */
  #focusOn(selector: string, row = ''): void {
    this.requestUpdate();
    void this.updateComplete.then(async () => {
      const panel = this.renderRoot.querySelector<LitElement>(selector);
      await panel?.updateComplete;
      const target = row === '' ? panel : panel?.renderRoot.querySelector<HTMLElement>(`.${row}`);
      target?.focus();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-profile-page': ProfilePageElement;
  }
}
