import { renderReply } from '../../../adapters/discord/render/render.ts'
import { describeVerbatim } from '../verbatim.ts'
import { readMessage } from './read-markup.ts'

describeVerbatim('Discord', { render: renderReply, readQuotes: (message) => readMessage(message).quoted })
