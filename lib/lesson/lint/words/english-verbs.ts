/** What people are told to do in internal tools, and around them. Only used where a step does not begin with a verb. */
export const VERBS: ReadonlySet<string> = new Set(
  `accept activate add adjust agree align allow alter answer append apply approve archive arrange ask assign attach
  authorise authorize avoid bag begin bin block book bring browse build calculate call cancel capture carry change charge
  check choose claim clarify clean clear click close collect combine come comment compare complete compose compute confirm
  connect consider consult contact continue convert copy correct count create cross cut deactivate decide declare decline
  define delegate delete deliver deny describe deselect dial disable disconnect discard discuss dismiss dispatch divide do
  double-check download drag draw drop duplicate edit eject email empty enable end ensure enter erase escalate estimate
  examine exchange exit expand explain export extend fetch file fill filter find finish fix flag fold follow force forward
  free gather get give go grant greet group guide hand handle hang have head help hide highlight hold hover identify ignore
  import inform insert inspect install introduce invite issue join jump keep label launch lay lead leave let lift limit
  link list listen load locate lock log look lower mail maintain make mark match measure mend mention merge message
  minimise minimize modify monitor move mute name navigate never note notify number obtain offer omit open order organise
  organize override pack park paste pause pay phone pick place plan plug point postpone prepare press prevent preview print
  proceed process prompt promise prove provide publish pull push put quit quote raise read reassign recall receive reconnect
  record redo reduce refer refill refresh refund refuse register reject release reload remember remind remove rename renew
  reopen repair repeat replace reply report request require rescan resend reset resolve respond restart restore resume
  retry return reverse review revoke rewrite ring rotate round run save say scan schedule scroll seal search see select
  send separate serve set settle shake share ship show shut sign skip smile sort speak specify split stand start state stay
  steal step stop store submit subscribe subtract suggest sum support suspend swap swipe switch sync take talk tap tear
  tell test thank tick tie toggle touch track transfer transmit travel treat try turn type unblock uncheck undo unlock
  unpack unplug untick update upgrade upload use validate verify view visit void wait walk warn wash weigh welcome widen
  wipe withdraw work wrap write zip zoom`.split(/\s+/),
);
