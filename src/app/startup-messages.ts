const usage = `npm start                    the playground in a browser, and every platform whose token is set
npm run ask -- sanctions     ask once
npm run ask                  a conversation; piped in, a question a line
npm run ask -- --json 11c    the answer as data
npm run ask -- --batch       a JSON query a line on standard input, an answer a line:
                             {"id","text"}, {"id","check"} or {"id","ask"}
npm run ask -- --collection docs.jsonl --batch
                             the same over any texts, {"id","title","text"} a line
npm run ask -- --help        this; --version for the version
Exit codes: 0 answered, 1 nothing found or a mistake in the settings, 2 an unknown option`

/** What whoever runs the bot is told at its start. */
export const startupMessages = {
  usage,
  unknownOption: (option: string) => `There is no option ${option}.\n\n${usage}`,
  nothingConfigured: `No platform is configured, and the playground is off. Set these, in the environment or in a file named .env:
  Slack    SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode), or SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (HTTP)
  Discord  DISCORD_TOKEN
.env.example says where to find them. With none of them, and without PLAYGROUND=off, npm start serves the playground.`,
  playgroundRefused:
    'The playground is off, since HOST is reached by others. Set PLAYGROUND=public if it is meant for them.',
  playgroundUnasked:
    'The playground is off beside a platform or PUBLIC_URL. Set PLAYGROUND=on to use it on this machine, or public for everybody.',
  playgroundAlone:
    'No token is set, so only the playground and the reader run; .env.example says how to connect Slack and Discord.',
  meaningIsOff:
    'Meaning is off: src/search/vectors/english.bin is missing, so search knows only words and spelling.',
  cacheUnwritten: (folder: string, cause: unknown) =>
    `The index of the library cannot be kept in ${folder} (${cause instanceof Error ? cause.message : cause}), so each start takes longer. Let this user write to that folder, or set DATA_DIR to another.`,
} as const
