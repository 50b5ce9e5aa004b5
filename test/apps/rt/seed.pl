# What every run starts from, in the format of RT's own `rt-setup-database --action insert --datafile`.
# Words that begin with "quokka" are records: tests look for them where they must not be.
use strict;
use warnings;

our @Users = (
    {
        Name         => 'quokkaagent',
        RealName     => 'Quokkaadele Agent',
        EmailAddress => 'quokkaagent@rt.example',
        Password     => 'password',
        Privileged   => 1,
    },
    {
        Name         => 'quokkacustomer',
        RealName     => 'Quokkacara Customer',
        EmailAddress => 'quokkacustomer@customers.example',
    },
);

our @Groups = (
    {
        Name        => 'Quokkadesk',
        Description => 'Quokkadescription of the desk',
        Members     => { Users => ['quokkaagent'] },
    },
);

our @Queues = (
    { Name => 'Quokkareturns', Description => 'Quokkaparcels that come back' },
);

our @ACL = map { { GroupId => 'Quokkadesk', GroupDomain => 'UserDefined', Queue => 'Quokkareturns', Right => $_ } }
    qw(SeeQueue ShowTicket OwnTicket ReplyToTicket CommentOnTicket TakeTicket StealTicket ModifyTicket);

our @Final = (
    sub {
        my @tickets = (
            { Subject => 'Quokkaparcel is broken',  Queue => 'Quokkareturns', Owner => 'quokkaagent', Status => 'open' },
            { Subject => 'Quokkaparcel came twice', Queue => 'Quokkareturns' },
            { Subject => 'Quokkainvoice is wrong',  Queue => 'General' },
        );
        for my $ticket (@tickets) {
            my $text = MIME::Entity->build( Type => 'text/plain', Data => ['Quokkamessage: please look at it.'] );
            my ( $id, undef, $why ) = RT::Ticket->new( RT->SystemUser )
                ->Create( %$ticket, Requestor => 'quokkacustomer@customers.example', MIMEObj => $text );
            die "The ticket could not be made: $why\n" unless $id;
        }
    },
    sub {
        my $search = RT::SavedSearch->new( RT->SystemUser );
        my $root   = RT::CurrentUser->new('root');
        $search = RT::SavedSearch->new($root);
        my ( $done, $why ) = $search->Save(
            Privacy      => 'RT::User-' . $root->Id,
            Type         => 'Ticket',
            Name         => 'Quokkaopen tickets',
            SearchParams => {
                Query       => q{Queue = 'Quokkareturns' AND Status = '__Active__'},
                Format      => q{'<a href="__WebPath__/Ticket/Display.html?id=__id__">__Subject__</a>', Status},
                Order       => 'ASC',
                OrderBy     => 'id',
                RowsPerPage => 50,
            },
        );
        die "The search could not be saved: $why\n" unless $done;
    },
    sub {
        my $root = RT::CurrentUser->new('root');
        my ( $done, $why ) = RT::Dashboard->new($root)->Save(
            Privacy => 'RT::User-' . $root->Id,
            Name    => 'Quokkaboard',
            Panes   => { body => [], sidebar => [] },
        );
        die "The dashboard could not be saved: $why\n" unless $done;
    },
);

1;
