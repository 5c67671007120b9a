/** Discord's limits that this adapter keeps, with their source. */
export const limits = {
  /** discordjs.guide/legacy/popular-topics/display-components: characters over all text displays of a message. */
  characters: 4_000,
  /** docs.discord.com/developers/components/reference: components of a message, nested ones included. */
  components: 40,
  /** docs.discord.com/developers/components/reference#action-row: buttons in a row. */
  buttonsInRow: 5,
  /** docs.discord.com/developers/components/reference#button: characters of a label. */
  buttonLabel: 80,
  /** docs.discord.com/developers/interactions/application-commands#application-command-object: of a description. */
  description: 100,
  /** docs.discord.com/developers/interactions/application-commands, option choice structure. */
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** docs.discord.com/developers/resources/message#get-channel-messages: messages in one request; half of 100. */
  history: 50,
} as const
