import { svg, type SVGTemplateResult } from 'lit';

/**
 * Drawn animals that stand for somebody without a picture, by name. Drawn for this app, in the box `0 0 96 96` behind a round
 * window, with four classes for the avatar's four tones: `coat`, `pale`, `deep` and `ink`.
 */
export const figures: Readonly<Record<string, SVGTemplateResult>> = {
  fox: svg`
    <path class="deep" d="M19 14 44 34 20 52Z M77 14 52 34 76 52Z"/>
    <path class="coat" d="M20 38C28 30 38 28 48 32 58 28 68 30 76 38 80 56 64 74 48 86 32 74 16 56 20 38Z"/>
    <path class="pale" d="M18 48C30 50 42 60 48 86 33 76 19 64 18 48Z M78 48C66 50 54 60 48 86 63 76 77 64 78 48Z"/>
    <circle class="ink" cx="35" cy="51" r="3.4"/><circle class="ink" cx="61" cy="51" r="3.4"/>
    <path class="ink" d="M42 79Q48 75 54 79 53 86 48 87 43 86 42 79Z"/>`,
  owl: svg`
    <path class="coat" d="M22 16C30 24 40 25 48 25 56 25 66 24 74 16 80 28 79 38 79 50V96H17V50C17 38 16 28 22 16Z"/>
    <path class="deep" d="M17 62C26 66 30 78 30 96H17Z M79 62C70 66 66 78 66 96H79Z"/>
    <circle class="pale" cx="34" cy="45" r="14.5"/><circle class="pale" cx="62" cy="45" r="14.5"/>
    <circle class="ink" cx="35.5" cy="45" r="6"/><circle class="ink" cx="60.5" cy="45" r="6"/>
    <path class="deep" d="M43 53H53L48 65Z"/>
    <path class="pale" d="M42 74Q45 80 48 74 51 80 54 74 54 86 48 88 42 86 42 74Z"/>`,
  whale: svg`
    <path class="pale" d="M35 31C35 22 29 20 24 22 27 25 30 26 33 31Z M37 31C37 22 43 20 48 22 45 25 42 26 39 31Z"/>
    <path class="coat" d="M11 55C12 41 24 36 38 36 54 36 62 50 72 50 77 50 78 44 77 38 70 38 66 34 65 27 72 25 78 28 80 33 83 28 89 26 95 29 93 36 89 39 84 39 86 60 74 77 46 77 24 77 10 71 11 55Z"/>
    <path class="pale" d="M12 60C28 66 46 66 60 64 56 73 48 77 40 77 24 76 13 71 12 60Z"/>
    <circle class="ink" cx="26" cy="53" r="3"/>
    <path class="deep" d="M42 60C50 60 56 64 57 72 49 72 43 68 42 60Z"/>`,
  hare: svg`
    <path class="coat" d="M30 48C20 34 20 10 28 7 37 5 43 26 44 44Z M66 48C76 34 76 10 68 7 59 5 53 26 52 44Z"/>
    <path class="deep" d="M32 42C26 30 26 16 29 14 33 14 37 28 38 41Z M64 42C70 30 70 16 67 14 63 14 59 28 58 41Z"/>
    <path class="coat" d="M48 38C64 38 73 49 72 64 71 80 60 89 48 89 36 89 25 80 24 64 23 49 32 38 48 38Z"/>
    <path class="pale" d="M48 64C56 64 63 70 63 77 63 85 56 89 48 89 40 89 33 85 33 77 33 70 40 64 48 64Z"/>
    <circle class="ink" cx="35" cy="58" r="3.6"/><circle class="ink" cx="61" cy="58" r="3.6"/>
    <path class="ink" d="M43 69H53Q52 75 48 76 44 75 43 69Z"/>`,
  heron: svg`
    <path class="coat" d="M56 16C66 16 71 24 69 33 66 44 54 47 55 58 56 66 66 66 76 80L80 96H24C24 84 30 78 38 70 45 62 42 55 46 47 50 39 56 37 54 31 49 31 45 28 45 24 46 19 50 16 56 16Z"/>
    <path class="pale" d="M45 24C46 19 50 16 56 16 62 16 66 19 68 23 60 22 52 24 46 28Z"/>
    <path class="deep" d="M58 17C68 14 76 18 84 28 76 25 70 25 62 25Z"/>
    <path class="deep" d="M48 22 47 31 10 37Z"/>
    <circle class="ink" cx="54" cy="25" r="2.6"/>
    <path class="deep" d="M40 96C42 82 54 74 70 74 76 80 79 88 80 96Z"/>`,
  bear: svg`
    <circle class="coat" cx="25" cy="30" r="13"/><circle class="coat" cx="71" cy="30" r="13"/>
    <circle class="deep" cx="25" cy="30" r="6.5"/><circle class="deep" cx="71" cy="30" r="6.5"/>
    <path class="coat" d="M48 21C68 21 80 36 80 54 80 74 66 86 48 86 30 86 16 74 16 54 16 36 28 21 48 21Z"/>
    <ellipse class="pale" cx="48" cy="67" rx="18" ry="14.5"/>
    <circle class="ink" cx="34" cy="49" r="3.6"/><circle class="ink" cx="62" cy="49" r="3.6"/>
    <path class="ink" d="M41 60Q48 57 55 60 54 67 48 69 42 67 41 60Z"/>`,
  turtle: svg`
    <path class="coat" d="M20 70H33L30 80H22Z M55 70H68L67 80H58Z"/>
    <path class="coat" d="M66 62C70 50 74 44 82 44 89 44 93 49 92 55 91 60 87 62 82 62 78 64 76 70 70 71Z"/>
    <path class="coat" d="M12 66 4 72 16 73Z"/>
    <path class="deep" d="M10 67C10 46 24 32 41 32 58 32 72 46 72 67Z"/>
    <path class="coat" d="M33 40H49L55 52 49 62H33L27 52Z"/>
    <rect class="coat" x="8" y="65" width="66" height="8" rx="4"/>
    <circle class="ink" cx="84" cy="52" r="2.6"/>`,
  cat: svg`
    <path class="coat" d="M18 16C28 18 36 24 40 31H56C60 24 68 18 78 16 82 28 80 38 79 46 84 70 68 86 48 86 28 86 12 70 17 46 16 38 14 28 18 16Z"/>
    <path class="deep" d="M23 24C29 26 33 30 36 35L22 42C21 36 21 30 23 24Z M73 24C67 26 63 30 60 35L74 42C75 36 75 30 73 24Z"/>
    <path class="deep" d="M45 31H51L48.5 43Z M36 32H40L40 40Z M56 32H60L56 40Z"/>
    <path class="pale" d="M48 62C58 62 64 68 64 75 60 83 54 86 48 86 42 86 36 83 32 75 32 68 38 62 48 62Z"/>
    <ellipse class="ink" cx="34" cy="54" rx="3.6" ry="4.400"/><ellipse class="ink" cx="62" cy="54" rx="3.6" ry="4.400"/>
    <path class="ink" d="M43 66H53Q51 71 48 72 45 71 43 66Z"/>`,
};
