/** Discord's limits that this adapter keeps, with their source. */
export const limits = {
  /** discordjs.guide/legacy/popular-topics/display-components: characters over all text displays of a message. */
  characters: 4_000,
  /** docs.discord.com/developers/components/reference: components of a message, nested ones included. */
  components: 40,
  /** docs.discord.com/developers/components/reference#action-row: buttons in a row. */
  buttonsInRow: 5,
  /** docs.discord.com/developers/components/reference#button: characters of a link's address. */
  url: 512,
  /**
   * docs.discord.com/developers/interactions/application-commands, option choice structure: how many, and characters of a
   * name and a value. What can be chosen in a form has the same (components/reference#string-select).
   */
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** docs.discord.com/developers/interactions/receiving-and-responding, modal: characters of its title and its id. */
  modalTitle: 45,
  customId: 100,
  /** The same page: components of a modal. */
  modalParts: 5,
  /** Characters of an action item in its form: of a longer one the beginning. */
  formText: 1_000,
  /** Characters of a time and of a zone, and of the date of a pause; none has more. */
  time: 40,
  zone: 100,
  date: 100,
  /** docs.discord.com/developers/resources/message#get-channel-messages: messages in one request. */
  page: 100,
  /** Of these pages so many are looked through for a message that was sent without an answer. */
  pages: 5,
  /** Messages before a quote's last one, among which its others are looked for. */
  history: 50,
  /** A quote has far fewer messages. */
  parts: 20,
  /**
   * docs.discord.com/developers/resources/message#create-message: a nonce counts for "the past few minutes"; so long, in
   * milliseconds, it certainly does.
   */
  nonceMs: 120_000,
  /**
   * docs.discord.com/developers/events/gateway#rate-limiting: connections may identify themselves every five seconds, whichever
   * process they are of; with room for one that is slow to do so.
   */
  identifyEveryMs: 5_500,
} as const
