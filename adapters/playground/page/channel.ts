// The one channel that there is in a session, by the name that people see.
export const channelName = 'korea-desk'
