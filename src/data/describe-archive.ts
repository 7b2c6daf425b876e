import type { ArchiveProblem } from '../archive/archive-problem.ts';
import { messages } from '../i18n/messages.ts';

/** Why an archive was refused, in one sentence. */
export function describeArchiveProblem(problem: ArchiveProblem): string {
  const words = messages.archivePage;
  const common = messages.takeAlong;
  switch (problem.kind) {
    case 'newer-version':
      return common.newerVersion(problem.version);
    case 'too-large':
      return common.tooLarge(problem.limit);
    case 'truncated':
      return common.truncated(problem.at);
    case 'tampered':
      return common.tampered(problem.at);
    case 'device':
      return common.device[problem.reason];
    case 'not-an-archive':
      return words.notAnArchive;
    case 'damaged':
      return words.damaged(problem.file);
    case 'bomb':
      return words.bomb;
    case 'cancelled':
      return words.cancelled;
    default:
      return common.refused[problem.kind];
  }
}
