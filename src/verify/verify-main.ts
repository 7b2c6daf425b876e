import '../../components/fonts.css';
import '../../components/tokens.css';
import './verify.css';
import { watchUncaught } from '../fault-log/log-fault.ts';
import { applyLanguage, messages, supportedLanguage } from '../i18n/messages.ts';
import './verify-page.ts';

/** The page that checks certificates: no car, no vault, nothing sent, nothing kept. */
async function start(): Promise<void> {
  watchUncaught(window);
  const root = document.documentElement;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const followTheme = (): void => {
    root.dataset['theme'] = dark.matches ? 'night' : 'day';
  };
  followTheme();
  dark.addEventListener('change', followTheme);
  await applyLanguage(supportedLanguage(window.navigator.language.split('-', 1)[0]), root);
  document.title = messages.verify.title;
  document.body.append(document.createElement('gb-verify-page'));
}

void start();
