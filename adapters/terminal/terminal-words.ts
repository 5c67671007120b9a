/** What only the terminal says, in English. */
export const terminalWords = {
  opening: 'Ask a question or type a paragraph number. help lists commands, Tab completes, quit exits.',
  buttons: 'To press a button, type its number with the dot, such as .1',
  nothingToTakeBack: 'There is nothing to take back in a terminal.',
  fault: (error: unknown) =>
    `Something went wrong on our side: ${error instanceof Error ? error.stack : String(error)}`,
  historyUnwritten: (cause: unknown) =>
    `I can’t keep your questions for later sessions (${cause instanceof Error ? cause.message : cause}). Let this user write to DATA_DIR, or set TERMINAL_HISTORY=off.`,
} as const
