import { parseCommand } from '../../src/command/parse-command.ts'
import { warmUpReading } from '../../src/command/warm-up.ts'
import { readLibraryInSlices } from '../../src/document/read-library.ts'
import { runTask } from '../../src/text/cooperative-task.ts'
import { processorMs } from '../processor-time.ts'

// node read-first-message.ts <warm|cold>: prints what the first messages of a process take to read, in milliseconds of the processor.

const { documents } = await readLibraryInSlices('content', null, null)
if (process.argv[2] === 'warm') runTask(warmUpReading(documents))
const messages = ['who may inspect cargo on the high seas?', 'что такое санкции?']
console.log(JSON.stringify(messages.map((message) => processorMs(() => parseCommand(message, documents)))))
