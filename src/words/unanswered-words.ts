/** What the bot says of questions that found nothing, in English. */
export const unansweredWords = {
  heading: 'Questions that found nothing',
  notInMessages: 'Use my slash command for this, so that only you see the answer.',
  title: (count: number) =>
    count === 0
      ? 'No question without an answer this month'
      : count === 1
        ? '1 question found nothing this month'
        : `${count.toLocaleString('en')} questions found nothing this month`,
  notKept: (days: number) =>
    `I keep only how many there are. If you want to add missing words to the thesaurus, I can keep the questions’ words for ${days} days, without who asked. Only admins see them.`,
  kept: (days: number) =>
    `I keep the words of questions that find nothing for ${days} days, without who asked. Only admins see them.`,
  noneKept: 'No words kept yet.',
  times: (count: number) => ` (${count.toLocaleString('en')} times)`,
  more: (count: number) => `${count.toLocaleString('en')} more not shown.`,
  keep: 'Keep the words',
  stop: 'Stop and delete',
} as const
