# What every run starts from, in the format of RT's own `rt-setup-database --action insert --datafile`.
# Words that begin with "quokka" are records: a test looks for them where they must not be.
use strict;
use warnings;
use JSON ();

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

our @Queues = ( { Name => 'Quokkareturns', Description => 'Quokkaparcels that come back' } );

our @ACL = map { { GroupId => 'Quokkadesk', GroupDomain => 'UserDefined', Queue => 'Quokkareturns', Right => $_ } }
    qw(SeeQueue ShowTicket OwnTicket ReplyToTicket CommentOnTicket TakeTicket StealTicket ModifyTicket);

my %ids;

sub done {
    my ( $what, $object, $done, $why ) = @_;
    die "$what could not be made: $why\n" unless $done;
    $ids{$what} = $object->Id + 0;
}

our @Final = (
    sub {
        my %tickets = (
            owned   => { Subject => 'Quokkaparcel is broken', Queue => 'Quokkareturns', Owner => 'quokkaagent', Status => 'open' },
            unowned => { Subject => 'Quokkaparcel came twice', Queue => 'Quokkareturns' },
            hidden  => { Subject => 'Quokkainvoice is wrong',  Queue => 'General' },
            # Those that a test changes.
            stolen => { Subject => 'Quokkalamp is dark', Queue => 'Quokkareturns', Owner => 'quokkaagent', Status => 'open' },
            merged => { Subject => 'Quokkalamp is still dark', Queue => 'Quokkareturns' },
        );
        for my $name ( sort keys %tickets ) {
            my $text   = MIME::Entity->build( Type => 'text/plain', Data => ['Quokkamessage: please look at it.'] );
            my $ticket = RT::Ticket->new( RT->SystemUser );
            my ( $id, undef, $why ) = $ticket->Create(
                %{ $tickets{$name} },
                Requestor => 'quokkacustomer@customers.example',
                MIMEObj   => $text,
            );
            done( $name, $ticket, $id, $why );
        }
    },
    sub {
        my $root   = RT::CurrentUser->new('root');
        my $search = RT::SavedSearch->new($root);
        done(
            'search', $search,
            $search->Save(
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
            )
        );
        my $dashboard = RT::Dashboard->new($root);
        done(
            'dashboard', $dashboard,
            $dashboard->Save(
                Privacy => 'RT::User-' . $root->Id,
                Name    => 'Returns board',
                Panes   => { body => [], sidebar => [] },
            )
        );
    },
    # Which numbers the records got goes to the file that the test names.
    sub {
        my %found = (
            queue => RT::Queue->new( RT->SystemUser ),
            user  => RT::User->new( RT->SystemUser ),
            group => RT::Group->new( RT->SystemUser ),
        );
        $found{queue}->Load('Quokkareturns');
        $found{user}->Load('quokkaagent');
        $found{group}->LoadUserDefinedGroup('Quokkadesk');
        $ids{$_} = $found{$_}->Id + 0 for keys %found;
        open my $file, '>', $ENV{CUECARD_RT_IDS} or die "$ENV{CUECARD_RT_IDS}: $!\n";
        print $file JSON::encode_json( \%ids );
        close $file;
    },
);

1;
