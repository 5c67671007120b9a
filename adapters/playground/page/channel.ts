// The one channel that there is in a room, by the name that people see.
export const channelName = 'korea-desk'
