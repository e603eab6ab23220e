// Each class runs a service of its own; on two cores many of them at once only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
