/** Slack's limits that this adapter keeps, with their source. */
export const limits = {
  /** docs.slack.dev/reference/block-kit/blocks: blocks in a message. */
  blocks: 50,
  /** docs.slack.dev/reference/block-kit/blocks/actions-block: buttons in one block. */
  buttonsInBlock: 25,
  /**
   * Characters over all blocks of a message. Undocumented; messages are refused (`msg_blocks_too_long`) from about
   * 11,300 on (github.com/slackapi/bolt-js/issues/2867).
   */
  message: 9_800,
  /** Of these, characters of a document; the rest is for its citation, the title and the bot's own words. */
  passage: 8_600,
  /** docs.slack.dev/reference/block-kit/blocks/section-block: characters of its text. */
  section: 3_000,
  /** docs.slack.dev/reference/block-kit/composition-objects/text-object: characters, with some to spare. */
  note: 2_500,
  /** docs.slack.dev/reference/views: characters of a modal's title and of its buttons. */
  modalTitle: 24,
  /** docs.slack.dev/reference/views: blocks of a modal or of App Home. */
  viewBlocks: 100,
  /** docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element: options of one menu. */
  overflow: 5,
  /** Characters of an action item on top of its form, above the inputs. */
  formPassage: 2_800,
  /** docs.slack.dev/reference/block-kit/composition-objects/option-object: characters of a label and of a value. */
  option: 75,
  /** docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element: options of one select. */
  options: 100,
} as const
