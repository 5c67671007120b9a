import { renderReply } from '../../../adapters/slack/render/render.ts'
import { describeVerbatim } from '../verbatim.ts'
import { quoteOf } from './read-message.ts'

describeVerbatim('Slack', { render: renderReply, readQuotes: quoteOf })
